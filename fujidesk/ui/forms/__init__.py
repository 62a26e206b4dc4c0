"""Forms: fields declared as records, one builder, and sentences for what is typed wrong."""
