namespace System.Runtime.CompilerServices;

// Records need this type, and .NET Standard 2.0 does not have it.
internal static class IsExternalInit;
