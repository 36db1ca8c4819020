using Payments.Channels;
using Payments.Routing;

namespace Payments.Tests.Integration.Checkout;

/// <summary>A platform with accounts at three channels, of which the last needs no token; payments go to them by name.</summary>
public sealed class ThreeChannels : PlatformInProcess
{
    internal ScriptedChannel Stripe { get; } = new();

    internal ScriptedChannel PayPal { get; } = new() { Capabilities = new(PreAuthorisation: false, PartialCapture: false, MultipleCapture: false, PartialRefund: true) { NeedsToken = false } };

    protected override IEnumerable<ChannelEntry> Accounts => [.. base.Accounts, new ChannelEntry("stripe/main", Stripe), new ChannelEntry("paypal/main", PayPal)];

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        var inOrder = new RoutingConfiguration(Rules: [new("order", new(), new(RuleActionKind.UseChannel, [new("stripe"), new("simulator"), new("paypal")]))], MostAttempts: 3);
        Assert.True((await Grains.Routing(RoutingOwners.Platform).Change(new ChangeRouting(1, inOrder, "test", "adm_test"))).Accepted);
    }
}
