using System.Collections.Immutable;
using Payments.Outcomes;
using Payments.Rows;

namespace Payments.Merchants;

public sealed partial class MerchantGrain
{
    /// <summary>
    /// The place is taken here before the sub-account comes into being, so that no crash and no race leaves more of
    /// them than the tier allows. A sub-account never calls its parent, so that the two cannot wait for each other.
    /// </summary>
    public async Task<Outcome<RegisteredMerchant>> OpenSubAccount(string subAccount, RegisterMerchant command)
    {
        if (!row.RecordExists) return MerchantRefusals.NotFound;
        // Checked first: a refused registration must not take up a place.
        if (MerchantInput.Check(command) is { } refusal) return refusal;
        var registration = MerchantRules.SubAccount(row.State, command);
        if (!registration.Accepted) return registration.Refusal;
        var allowed = (await Tier.Of(row.State.Tier)).Terms.SubAccounts;
        var next = MerchantRules.ReserveSubAccount(row.State, subAccount, allowed);
        if (!next.Accepted && row.State.SubAccounts.Length >= allowed && row.State.ParentId is null)
            next = MerchantRules.ReserveSubAccount(row.State with { SubAccounts = await Existing(row.State.SubAccounts) }, subAccount, allowed);
        if (!next.Accepted) return next.Refusal;
        if (!ReferenceEquals(next.Value, row.State)) await row.Save(next.Value, this);
        return await GrainFactory.GetGrain<IMerchantGrain>(subAccount).Register(registration.Value);
    }

    /// <summary>Without the places whose sub-account never came into being, because a process ended in between.</summary>
    private async Task<ImmutableArray<string>> Existing(ImmutableArray<string> subAccounts)
    {
        var found = await Task.WhenAll(subAccounts.Select(id => GrainFactory.GetGrain<IMerchantGrain>(id).Read()));
        return [.. subAccounts.Where((_, i) => found[i].Accepted)];
    }
}
