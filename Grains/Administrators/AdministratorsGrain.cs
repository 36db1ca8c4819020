using Payments.Keys;
using Payments.Outcomes;
using Payments.Rows;
using Payments.Storage.Reads;

namespace Payments.Administrators;

/// <summary>
/// Keeps the list of active owners in a row of its own. Who ceases to be one is taken off the list before anything
/// else, and who becomes one is put on it after all else: however a process ends, nobody is on it who is none, so
/// that the last one on it cannot go.
/// </summary>
public sealed class AdministratorsGrain(
    [PersistentState("administrator_owners", RowStorage.Name)] IPersistentState<OwnersState> row,
    SqlReads reads) : Grain, IAdministratorsGrain
{
    public async Task EnsureOwner(string administratorId, KeyDigest digest)
    {
        await Administrator(administratorId).EnsureKey(digest);
        await PutOnListIfOwner(administratorId);
    }

    public async Task<Outcome<CreatedAdministrator>> Create(string administratorId, CreateAdministrator command)
    {
        var created = await Administrator(administratorId).Create(command);
        if (created.Accepted) await PutOnListIfOwner(administratorId);
        return created;
    }

    public async Task<Outcome<AdministratorView>> Change(string administratorId, ChangeAdministrator command)
    {
        var current = await Administrator(administratorId).Read();
        if (!current.Accepted) return current.Refusal;
        // Refused before the list is touched, so that a slip takes nobody off it.
        if (AdministratorRules.Check(command) is { } refusal) return refusal;
        var leaves = command.Role is not (null or AdministratorRole.Owner) || command.Status == AdministratorStatus.Disabled;
        if (current.Value.IsActiveOwner() && leaves)
        {
            var others = (await Owners()).Owners.Remove(administratorId);
            if (others.IsEmpty) return AdministratorRefusals.LastOwner;
            await row.Save(new OwnersState { Owners = others }, this);
        }

        var changed = await Administrator(administratorId).Change(command);
        await PutOnListIfOwner(administratorId);
        return changed;
    }

    private async Task PutOnListIfOwner(string administratorId)
    {
        var now = await Administrator(administratorId).Read();
        if (now is not { Accepted: true, Value: var view } || !view.IsActiveOwner()) return;
        var state = await Owners();
        if (!row.RecordExists || !state.Owners.Contains(administratorId))
            await row.Save(new OwnersState { Owners = [.. state.Owners.Where(id => id != administratorId), administratorId] }, this);
    }

    /// <summary>The first time, those who were there before there was a list.</summary>
    private async Task<OwnersState> Owners()
    {
        if (row.RecordExists) return row.State;
        var owners = await reads.ReadAsync("SELECT key FROM administrators WHERE role = 'owner' AND status = 'active' ORDER BY key LIMIT 1000", [], found => found.GetString(0));
        return new OwnersState { Owners = [.. owners] };
    }

    private IAdministratorGrain Administrator(string id) => GrainFactory.GetGrain<IAdministratorGrain>(id);
}
