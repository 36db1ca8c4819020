using System.Diagnostics.CodeAnalysis;
using System.Net;

namespace Payments.Channels.Http;

/// <summary>A whole answer of a channel, or what is certain without one.</summary>
public readonly record struct ChannelExchange
{
    private ChannelExchange(ChannelAnswer? failure, HttpStatusCode status, ReadOnlyMemory<byte> body) => (Failure, Status, Body) = (failure, status, body);

    /// <summary>Unknown or NotSent; null when there is an answer to read.</summary>
    public ChannelAnswer? Failure { get; }

    public HttpStatusCode Status { get; }

    public ReadOnlyMemory<byte> Body { get; }

    public static ChannelExchange Answered(HttpStatusCode status, ReadOnlyMemory<byte> body) => new(null, status, body);

    public static ChannelExchange Unknown(string why) => new(new ChannelAnswer.Unknown(why), default, default);

    public static ChannelExchange NotSent(string why) => new(new ChannelAnswer.NotSent(why), default, default);

    /// <summary>Whether there is no answer. A question that was not sent proves nothing, so it is unknown too.</summary>
    public bool Failed(bool isQuery, [NotNullWhen(true)] out ChannelAnswer? failure)
    {
        failure = isQuery && Failure is ChannelAnswer.NotSent unasked ? new ChannelAnswer.Unknown($"the channel could not be asked: {unasked.Why}") : Failure;
        return failure is not null;
    }
}
