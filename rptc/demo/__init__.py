"""An invented city: the history of two years in bulk, and some thirty living cases played through the real actions.

Every name, number and NIK is made up: NIK carry serials from 9000 up, which real numbers do not reach.
"""
