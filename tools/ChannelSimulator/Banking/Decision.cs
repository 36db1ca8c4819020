using Payments.ChannelSimulator.Witness;

namespace Payments.ChannelSimulator.Banking;

/// <summary>What the bank has decided about a call. Nobody may hear of it before <see cref="Durable"/> has ended.</summary>
/// <param name="Fresh">Whether this call made the attempt, rather than a call before it.</param>
/// <param name="Error">Why there is no attempt to show.</param>
/// <param name="Callback">The line whose callback has become due.</param>
internal readonly record struct Decision(bool Fresh, AttemptView? View, string? Error, Task Durable, WitnessLine? Callback)
{
    public static Decision Refused(string error) => new(false, null, error, Task.CompletedTask, null);
}
