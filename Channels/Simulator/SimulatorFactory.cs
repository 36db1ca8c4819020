using Payments.Channels.Http;
using Payments.Money;

namespace Payments.Channels.Simulator;

/// <summary>Further accounts at the channel simulator, for trying out routing.</summary>
public sealed class SimulatorFactory : IChannelFactory
{
    public string Channel => "simulator";

    public Uri BaseAddress { get; } = new("http://127.0.0.1:8090/");

    public IReadOnlyList<CredentialField> Credentials { get; } =
    [
        new("api_key", IsSecret: true, IsRequired: true, value => value.Length <= 255 && value.All(CredentialRules.IsVisible) ? null : "It has at most 255 visible ASCII characters."),
    ];

    public ChannelCapabilities Capabilities => SimulatorChannel.AllCapabilities;

    public PaymentMode? ModeOf(Uri baseAddress, IReadOnlyDictionary<string, string> credentials) => PaymentMode.Test;

    public IPaymentChannel Create(ChannelAccount account, TimeProvider clock) =>
        new SimulatorChannel(new ChannelHttpOptions { BaseAddress = account.BaseAddress }, account.Credentials["api_key"]);
}
