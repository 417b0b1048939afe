"""The registers that exist: files of rows, read with care and understood column by column (docs/registers.md)."""
