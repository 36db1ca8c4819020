namespace Payments.Channels.Http;

public sealed class ChannelHttpOptions
{
    public required Uri BaseAddress { get; init; }

    /// <summary>For a whole call, from connecting to the last byte of the answer.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(10);

    public TimeSpan ConnectTimeout { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary>A longer answer is not read to its end and counts as unknown.</summary>
    public int MaxAnswerBytes { get; init; } = 64 * 1024;

    public int MaxConnections { get; init; } = 256;
}
