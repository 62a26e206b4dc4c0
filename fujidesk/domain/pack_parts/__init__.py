"""The parts of a pack, one module each: from what is stored to the blocks of `domain.pack_blocks`."""
