namespace Payments.Routing;

/// <summary>What is kept and shown of an account's health. Pure.</summary>
public static class HealthRules
{
    public const int MinuteSlotSeconds = 5;
    public const int HourSlotSeconds = 300;

    public static ChannelHealthState After(string key, ChannelHealthState state, HealthReport report, DateTimeOffset now)
    {
        var (channel, account) = HealthKeys.Parts(key);
        var minute = HealthSlots.Add(state.Minute, report, Slot(now, MinuteSlotSeconds));
        var circuit = CircuitRules.After(state.Circuit, report, HealthSlots.Sum(minute, Slot(now, MinuteSlotSeconds)), now);
        var closed = state.Circuit.OpenUntil is not null && circuit.OpenUntil is null;
        return new ChannelHealthState
        {
            Channel = channel,
            AccountId = account,
            Since = state.Channel.Length == 0 ? now : state.Since,
            // What opened the circuit must not open it again.
            Minute = closed ? [] : minute,
            Hour = HealthSlots.Add(state.Hour, report, Slot(now, HourSlotSeconds)),
            Circuit = circuit,
        };
    }

    /// <summary>With other credentials: the circuit is closed, and what was counted stays. The same state where it is closed.</summary>
    public static ChannelHealthState BeginAnew(ChannelHealthState state, DateTimeOffset now) =>
        state.Circuit.OpenUntil is null ? state : state with { Minute = [], Circuit = new StoredCircuit { ChangedAt = now } };

    public static ChannelHealthView View(string key, ChannelHealthState state, DateTimeOffset now)
    {
        var (channel, account) = HealthKeys.Parts(key);
        return new ChannelHealthView(
            channel, account, CircuitRules.At(state.Circuit, now), state.Circuit.OpenUntil, state.Circuit.Reason,
            HealthSlots.Sum(state.Minute, Slot(now, MinuteSlotSeconds)), HealthSlots.Sum(state.Hour, Slot(now, HourSlotSeconds)),
            state.Since, state.Circuit.ChangedAt);
    }

    public static string Word(CircuitState circuit) => circuit switch
    {
        CircuitState.Closed => "closed",
        CircuitState.Open => "open",
        CircuitState.HalfOpen => "half_open",
    };

    private static long Slot(DateTimeOffset now, int seconds) => now.ToUnixTimeSeconds() / seconds;
}
