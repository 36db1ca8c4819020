namespace Payments.ChannelAccounts;

public static class ChannelAccountLimits
{
    /// <summary>Of one owner, disabled ones included: each is a candidate of every decision.</summary>
    public const int PerOwner = 20;

    public const int LabelLength = 100;
}
