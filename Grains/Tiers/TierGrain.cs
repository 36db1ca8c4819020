using Payments.Outcomes;
using Payments.Rows;

namespace Payments.Tiers;

public sealed class TierGrain(
    [PersistentState("tier", RowStorage.Name)] IPersistentState<TierState> row,
    TimeProvider clock) : Grain, ITierGrain
{
    public Task<Outcome<TierView>> Read() => Task.FromResult(View());

    public async Task<Outcome<TierView>> Change(ChangeTierTerms command)
    {
        if (row.State.Terms is null) return TierRefusals.NotFound;
        if (TierInput.Check(command.Terms) is { } refusal) return refusal;
        await row.Save(new TierState { Terms = command.Terms, ChangedAt = clock.GetUtcNow(), ChangedBy = command.By }, this);
        return View();
    }

    private Outcome<TierView> View() =>
        TierNames.Of(this.GetPrimaryKeyString()) is { } name && row.State is { Terms: { } terms } state
            ? new TierView(name, terms, state.ChangedAt, state.ChangedBy)
            : TierRefusals.NotFound;
}
