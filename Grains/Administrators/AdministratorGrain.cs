using Payments.Keys;
using Payments.Rows;

namespace Payments.Administrators;

public sealed class AdministratorGrain(
    [PersistentState("administrator", RowStorage.Name)] IPersistentState<AdministratorState> row) : Grain, IAdministratorGrain
{
    public async Task EnsureKey(KeyDigest digest)
    {
        if (row.State.Keys.Contains(digest.Hex)) return;
        await row.Save(row.State with { Keys = row.State.Keys.Add(digest.Hex) }, this);
    }

    public Task<KeyCheck> CheckKey(KeyDigest digest)
    {
        var known = false;
        foreach (var key in row.State.Keys) known |= KeyPepper.Matches(digest, key);
        return Task.FromResult(known ? KeyCheck.Valid : KeyCheck.Unknown);
    }
}
