using System.Collections.Immutable;

namespace Payments.Keys;

public static class Scopes
{
    public static ImmutableArray<Scope> All { get; } = [.. Enum.GetValues<Scope>()];

    /// <summary>The word that the API uses for it.</summary>
    public static string Word(Scope scope) => scope switch
    {
        Scope.Read => "read",
        Scope.Pay => "pay",
        Scope.Refund => "refund",
        Scope.Payout => "payout",
        Scope.Admin => "admin",
    };
}
