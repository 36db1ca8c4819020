using Orleans.Storage;

namespace Payments.Rows;

/// <summary>How grains write their row.</summary>
public static class RowExtensions
{
    /// <summary>
    /// Writes the next state. When that fails, nobody knows here what the row holds now, so the activation ends and
    /// the next call reads the row anew; until then it shows the state it had.
    /// </summary>
    /// <param name="readsOnConflict">The grain reads the row itself where somebody else has written it.</param>
    public static async Task Save<T>(this IPersistentState<T> row, T next, IGrainBase grain, bool readsOnConflict = false)
    {
        var before = row.State;
        row.State = next;
        try
        {
            await row.WriteStateAsync();
        }
        catch (Exception error)
        {
            row.State = before;
            if (!readsOnConflict || error is not InconsistentStateException) grain.DeactivateOnIdle();
            throw;
        }
    }

    /// <summary>Deletes the row, with the same care.</summary>
    public static async Task Clear<T>(this IPersistentState<T> row, IGrainBase grain)
    {
        try
        {
            await row.ClearStateAsync();
        }
        catch
        {
            grain.DeactivateOnIdle();
            throw;
        }
    }
}
