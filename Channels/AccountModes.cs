using Payments.Money;

namespace Payments.Channels;

/// <summary>Whether money that is paid to an account really moves. Pure.</summary>
public static class AccountModes
{
    /// <summary>Of whom nothing is known is taken for a live one, which no test payment reaches.</summary>
    public static PaymentMode Of(ChannelAccount account) => Of(ChannelFactories.Of(account.Channel).ModeOf(account.BaseAddress, account.Credentials), account.Mode);

    /// <param name="seen">What the account says itself.</param>
    /// <param name="said">What was said of it.</param>
    public static PaymentMode Of(PaymentMode? seen, PaymentMode? said) => seen ?? said ?? PaymentMode.Live;

    /// <summary>Whether somebody says otherwise than the account itself.</summary>
    public static bool IsContradicted(PaymentMode? seen, PaymentMode? said) => seen is not null && said is not null && seen != said;
}
