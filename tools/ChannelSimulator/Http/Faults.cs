using System.Collections.Concurrent;
using Payments.ChannelSimulator.Banking;
using Payments.ChannelSimulator.Behaviours;

namespace Payments.ChannelSimulator.Http;

/// <summary>The ways in which an answer goes wrong.</summary>
internal sealed class Faults(SimulatorOptions options, IHostApplicationLifetime lifetime)
{
    private readonly ConcurrentDictionary<string, byte> _struck = new(StringComparer.Ordinal);

    /// <summary>Before anything is done; true when the call has come to its end.</summary>
    public async Task<bool> StrikeBefore(HttpContext http, string key, Delivery delivery)
    {
        switch (delivery)
        {
            case Delivery.TimeoutBefore:
            case Delivery.TimeoutBeforeOnce when _struck.TryAdd(key, 0):
                await Hang(http);
                return true;
            case Delivery.ErrorBefore:
            case Delivery.ErrorBeforeOnce when _struck.TryAdd(key, 0):
                await InternalError(http);
                return true;
            case Delivery.Late:
                // It goes on when the caller has gone: that is the point.
                await Task.Delay(options.Slow, lifetime.ApplicationStopping);
                return false;
            default:
                return false;
        }
    }

    /// <summary>After it was done and is on disk; true when the call has come to its end.</summary>
    public async Task<bool> StrikeAfter(HttpContext http, Delivery delivery, AttemptView view, DateTimeOffset expires)
    {
        switch (delivery)
        {
            case Delivery.TimeoutAfter:
                await Hang(http);
                return true;
            case Delivery.ErrorAfter:
                await InternalError(http);
                return true;
            case Delivery.ResetAfter:
                http.Abort();
                return true;
            case Delivery.Garbage:
                await Answers.Write(http, 200, "{\"object\":\"charge\",\"reference\":\"ch_\",\"amount\":"u8.ToArray());
                return true;
            case Delivery.WrongAmount:
                var wrong = Answers.Of(view, http.Request, expires) with { Amount = view.Amount + 1 };
                await Answers.Write(http, 200, wrong, Wire.Default.AttemptBody);
                return true;
            case Delivery.Slow:
                await Task.Delay(options.Slow, lifetime.ApplicationStopping);
                return false;
            default:
                return false;
        }
    }

    private async Task Hang(HttpContext http)
    {
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted, lifetime.ApplicationStopping);
        await Task.Delay(options.Hang, ended.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        http.Abort();
    }

    private static Task InternalError(HttpContext http) => Answers.Error(http, 500, "internal_error", "The simulator was asked to fail here.");
}
