"""What is asked about who somebody is: one short form an act. `act(person, **…)` takes `given()`."""
