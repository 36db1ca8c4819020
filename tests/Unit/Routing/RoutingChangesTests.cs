using System.Text.Json;
using Payments.Routing;

namespace Payments.Tests.Unit.Routing;

public sealed class RoutingChangesTests
{
    private const string Merchant = "mer_00000000000000000000000001";
    private static readonly DateTimeOffset Now = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);
    private static readonly HashSet<string> Channels = ["stripe"];

    [Fact]
    public void Change_NextVersion_KeptWholeWithWhoAndWhy()
    {
        var changed = RoutingChanges.Change(Merchant, new RoutingState { Version = 4 }, new ChangeRouting(4, new(RoutingStrategy.Cost), "cheaper", "adm_1"), Channels, Now);
        var state = changed.Value!;
        Assert.Equal((5, "cheaper", "adm_1", Now), (state.Version, state.Reason, state.ChangedBy, state.ChangedAt!.Value));
        var kept = Assert.Single(state.Changes);
        Assert.Equal(($"{Merchant}/5", 5, Now), (kept.Id, kept.Version, kept.ChangedAt));
        var read = JsonSerializer.Deserialize(kept.Document, RoutingJson.Default.RoutingState)!;
        Assert.Equal((RoutingStrategy.Cost, 5, "cheaper"), (read.Configuration!.Strategy!.Value, read.Version, read.Reason!));
        Assert.NotNull(read.Configuration.Rules);
    }

    [Theory]
    [InlineData(3, "r", "VERSION_CONFLICT", "version")]
    [InlineData(5, "r", "VERSION_CONFLICT", "version")]
    [InlineData(4, "", "INVALID_FIELD", "reason")]
    public void Change_OtherVersionOrNoReason_Refused(long version, string reason, string code, string field)
    {
        var refusal = RoutingChanges.Change(Merchant, new RoutingState { Version = 4 }, new ChangeRouting(version, null, reason, "adm_1"), Channels, Now).Refusal!;
        Assert.Equal((code, field), (refusal.Code, refusal.Field!));
        var fees = RoutingChanges.Change(new ChannelFeesState { Version = 4 }, new ChangeChannelFees(version, [], reason, "adm_1"), Now).Refusal!;
        Assert.Equal((code, field), (fees.Code, fees.Field!));
    }

    [Fact]
    public void Change_NoConfiguration_OnlyForMerchants()
    {
        var command = new ChangeRouting(0, null, "back", "adm_1");
        Assert.Null(RoutingChanges.Change(Merchant, new(), command, Channels, Now).Value!.Configuration);
        Assert.Equal("configuration", RoutingChanges.Change(RoutingOwners.Platform, new(), command, Channels, Now).Refusal!.Field);
    }

    [Fact]
    public void Fees_Changed_KeptWhole()
    {
        var state = RoutingChanges.Change(new ChannelFeesState { Version = 1, Fees = [new("stripe", 1)] }, new ChangeChannelFees(1, [new("stripe", 2)], "new", "adm_1"), Now).Value!;
        Assert.Equal(("fees/2", 2), (Assert.Single(state.Changes).Id, JsonSerializer.Deserialize(state.Changes[0].Document, RoutingJson.Default.ChannelFeesState)!.Fees[0].PartsPerMillion));
    }

    [Fact]
    public void State_StoredFirst_ReadsAndWritesStill()
    {
        var text = File.ReadAllText("Routing/routing.golden.json").Trim();
        var state = JsonSerializer.Deserialize(text, RoutingJson.Default.RoutingState)!;
        Assert.Equal((RoutingStrategy.LoadBalance, 2, 2), (state.Configuration!.Strategy!.Value, state.Configuration.MostAttempts, state.Configuration.Rules!.Value.Length));
        Assert.Equal(text, JsonSerializer.Serialize(state, RoutingJson.Default.RoutingState).Replace("\\u002B", "+", StringComparison.Ordinal));
    }

    [Fact]
    public void Decision_StoredFirst_ReadsAndWritesStill()
    {
        var text = File.ReadAllText("Routing/decision.golden.json").Trim();
        var decision = JsonSerializer.Deserialize(text, RoutingJson.Default.StoredDecision)!;
        Assert.Equal((Exclusion.DeniedByRule, CircuitState.HalfOpen), (decision.Decision.Excluded[0].Reason, decision.Decision.Channels[0].Circuit));
        Assert.Equal(text, decision.Document().Replace("\\u002B", "+", StringComparison.Ordinal));
    }
}
