namespace Payments.Keys;

/// <summary>What can happen to a key.</summary>
public enum KeyEvent
{
    Created,
    Revoked,
    Rotated,
}
