using System.Globalization;
using Payments.Money;
using Payments.Outcomes;

namespace Payments.Keys;

/// <summary>Every way a request about API keys is refused.</summary>
public static class KeyRefusals
{
    public static Refusal NotFound { get; } = new("API_KEY_NOT_FOUND", RefusalKind.NotFound, "There is no API key with this id.");

    public static Refusal Revoked { get; } = new("API_KEY_REVOKED", RefusalKind.Conflict, "The key is revoked and gets no new secret: create another.");

    public static Refusal OtherMode(PaymentMode own) => new(
        "API_KEY_MODE_MISMATCH",
        RefusalKind.Forbidden,
        $"The merchant is a {Modes.Word(own)} merchant, and so are all its keys: leave mode out. For the other mode, register another merchant.",
        "mode");

    public static Refusal LimitReached(int allowed) => new(
        "API_KEY_LIMIT_REACHED",
        RefusalKind.Forbidden,
        string.Create(CultureInfo.InvariantCulture, $"No more than {allowed} keys can be active at once: revoke one first."));

    public static Refusal TooManyRevoked { get; } = new(
        "API_KEY_LIMIT_REACHED",
        RefusalKind.Forbidden,
        "Too many keys were created and revoked within a day: wait before creating another.");

    public static Refusal RotationActive(DateTimeOffset until) => new(
        "API_KEY_ROTATION_ACTIVE",
        RefusalKind.Conflict,
        string.Create(CultureInfo.InvariantCulture, $"Two secrets of this key are active until {until:yyyy-MM-dd'T'HH:mm:ss'Z'}: rotate it then, or with grace_seconds 0, which ends both at once."));
}
