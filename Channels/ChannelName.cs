using Payments.Ids;

namespace Payments.Channels;

/// <summary>How rows and the ledger name an account at a channel: the channel alone where it has one account, else stripe/eu.</summary>
public static class ChannelName
{
    /// <summary>The account of a channel that has no other.</summary>
    public const string OnlyAccount = "default";

    /// <summary>Where everything went before rows named their account.</summary>
    public const string Before = "simulator";

    /// <summary>What the names of accounts begin with that the API made.</summary>
    private const string Stored = $"{IdPrefix.ChannelAccount}_";

    /// <summary>Whether an account can have this name in the environment: in addresses of callbacks and in the books, and never that of one the API made.</summary>
    public static bool IsAccount(string name) =>
        name.Length <= 64 && name.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_') && !name.StartsWith(Stored, StringComparison.OrdinalIgnoreCase);

    public static string Of(string channel, string account) => account == OnlyAccount ? channel : $"{channel}/{account}";

    public static string Channel(string name) => name.IndexOf('/') is var slash and >= 0 ? name[..slash] : name;

    public static string Account(string name) => name.IndexOf('/') is var slash and >= 0 ? name[(slash + 1)..] : OnlyAccount;
}
