namespace Payments.Bench.Pay;

/// <summary>The same load on two designs in turns, so that a machine that becomes slower meanwhile does so for both.</summary>
internal static class Turns
{
    public static async Task<Compared> RunAsync(Target usual, Target ours, Func<Target, Task<Loaded>> load)
    {
        var turns = new List<Loaded>();
        foreach (var target in (Target[])[usual, ours, ours, usual])
        {
            turns.Add(await load(target));
            await target.RestAsync();
        }

        return new Compared(turns[0].And(turns[3]), turns[1].And(turns[2]));
    }
}

internal sealed record Compared(Loaded Usual, Loaded Ours)
{
    public double Times => Ours.Run.PerSecond / Usual.Run.PerSecond;
}
