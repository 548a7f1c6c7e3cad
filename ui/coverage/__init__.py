"""The Coverage view: what the store holds, what it lacks, and how good the last evaluation was."""
