using Payments.Money;

namespace Payments.Channels;

/// <summary>An account at a provider, with what it takes to use it.</summary>
/// <param name="Name">As the address of its callbacks has it.</param>
/// <param name="Mode">As whoever set it up said; null where the account is to say it itself.</param>
/// <param name="Credentials">By the names that the channel's factory asks for. Secrets: never written anywhere as they are.</param>
public sealed record ChannelAccount(string Channel, string Name, Uri BaseAddress, IReadOnlyDictionary<string, string> Credentials, PaymentMode? Mode = null)
{
    public override string ToString() => $"{Channel}/{Name}";
}
