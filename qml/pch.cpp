// pch.h is precompiled for this file, which is empty otherwise.
