using Payments.Money;

namespace Payments.Channels;

/// <summary>Whether money that is paid to an account really moves. Pure.</summary>
public static class AccountModes
{
    /// <summary>Of whom nothing is known is taken for a live one, which no test payment reaches.</summary>
    public static PaymentMode Of(ChannelAccount account) => Of(account.Channel, account.BaseAddress, account.Credentials, account.Mode);

    public static PaymentMode Of(string channel, Uri baseAddress, IReadOnlyDictionary<string, string> credentials, PaymentMode? said) =>
        ChannelFactories.Of(channel).ModeOf(baseAddress, credentials) ?? said ?? PaymentMode.Live;

    /// <summary>Whether somebody says otherwise than the account itself.</summary>
    public static bool IsContradicted(string channel, Uri baseAddress, IReadOnlyDictionary<string, string> credentials, PaymentMode? said) =>
        said is { } mode && ChannelFactories.Of(channel).ModeOf(baseAddress, credentials) is { } seen && seen != mode;
}
