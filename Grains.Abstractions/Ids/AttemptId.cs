namespace Payments.Ids;

/// <summary>
/// Our idempotency key of one attempt at a channel. It names what the attempt is for, so that a callback that knows
/// nothing else finds its payment or refund without an index that every payment would pay for.
/// </summary>
public static class AttemptId
{
    public const string First = "1";
    public const string Void = "void";
    private const string Prefix = "att_";

    /// <param name="ownerId">The id of a payment, refund or pre-authorisation.</param>
    public static string Of(string ownerId, string which) => $"{Prefix}{ownerId}_{which}";

    /// <summary>The payment, refund or pre-authorisation that the attempt is for; null for anything that is no attempt of ours.</summary>
    public static string? OwnerOf(string attemptId)
    {
        var end = attemptId.LastIndexOf('_');
        if (!attemptId.StartsWith(Prefix, StringComparison.Ordinal) || end <= Prefix.Length) return null;
        var owner = attemptId[Prefix.Length..end];
        string[] owners = [IdPrefix.Payment, IdPrefix.Refund, IdPrefix.PreAuthorisation];
        return owners.Any(prefix => EntityId.IsWellFormed(prefix, owner)) ? owner : null;
    }
}
