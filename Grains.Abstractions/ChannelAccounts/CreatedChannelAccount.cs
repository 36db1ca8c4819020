namespace Payments.ChannelAccounts;

/// <param name="Replayed">Whether an earlier request with the same key had created it.</param>
[GenerateSerializer, Immutable, Alias("created-channel-account")]
public sealed record CreatedChannelAccount([property: Id(0)] ChannelAccountView Account, [property: Id(1)] bool Replayed);
