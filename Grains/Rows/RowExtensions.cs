namespace Payments.Rows;

/// <summary>How grains write their row.</summary>
public static class RowExtensions
{
    /// <summary>
    /// Writes the next state. When that fails, nobody knows here what the row holds now, so the activation ends and
    /// the next call reads the row anew; until then it shows the state it had.
    /// </summary>
    public static async Task Save<T>(this IPersistentState<T> row, T next, IGrainBase grain)
    {
        var before = row.State;
        row.State = next;
        try
        {
            await row.WriteStateAsync();
        }
        catch
        {
            row.State = before;
            grain.DeactivateOnIdle();
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
