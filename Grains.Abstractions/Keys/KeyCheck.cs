namespace Payments.Keys;

/// <summary>What a presented key is good for.</summary>
[GenerateSerializer, Alias("key-check")]
public enum KeyCheck
{
    /// <summary>There is no such key.</summary>
    Unknown,

    /// <summary>The key is right, and its owner may act.</summary>
    Valid,

    /// <summary>The key is right, but its owner is suspended: reading is allowed, changing is not.</summary>
    OwnerSuspended,
}
