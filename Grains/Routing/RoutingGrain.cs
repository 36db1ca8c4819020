using Payments.Outcomes;
using Payments.Rows;

namespace Payments.Routing;

public sealed class RoutingGrain(
    [PersistentState("routing", RowStorage.Name)] IPersistentState<RoutingState> row,
    RoutingTerms terms,
    IChannelDirectory directory,
    HealthBook health,
    TimeProvider clock) : Grain, IRoutingGrain
{
    private string Owner => this.GetPrimaryKeyString();

    private bool IsPlatform => Owner == RoutingOwners.Platform;

    public Task<RoutingView> Read() => Task.FromResult(RoutingChanges.View(Owner, row.State));

    public async Task<Outcome<RoutingView>> Change(ChangeRouting command)
    {
        var fees = await GrainFactory.ChannelFees().Read();
        var next = RoutingChanges.Change(Owner, row.State, command, fees.Fees.Select(fee => fee.Channel).ToHashSet(), clock.GetUtcNow());
        if (!next.Accepted) return next.Refusal;
        await row.Save(next.Value, this);
        return RoutingChanges.View(Owner, row.State);
    }

    public async Task<RoutingDecision> Decide(RouteQuestion question)
    {
        var all = await terms.Latest();
        var policy = new RoutingPolicy(all.Platform, IsPlatform ? null : row.State.Configuration, all.Fees, all.Version, IsPlatform ? 0 : row.State.Version);
        return Router.Decide(question.Subject, await Candidates(question), policy);
    }

    private async ValueTask<IReadOnlyList<Candidate>> Candidates(RouteQuestion question)
    {
        if (!question.Assumed.IsDefault) return [.. question.Assumed.Select(one => new Candidate(one.Account, one.Health ?? CandidateHealth.Unheard))];
        var accounts = await directory.Accounts(Owner);
        var candidates = new Candidate[accounts.Length];
        for (var i = 0; i < candidates.Length; i++) candidates[i] = new Candidate(accounts[i], await health.Of(accounts[i].Channel, accounts[i].AccountId));
        return candidates;
    }
}
