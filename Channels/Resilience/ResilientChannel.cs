using Polly;
using Polly.CircuitBreaker;
using Polly.Retry;
using Polly.Timeout;
using static Payments.Channels.ChannelAnswer;

namespace Payments.Channels.Resilience;

/// <summary>An account's channel behind a bulkhead, a retry of what was not sent, a circuit breaker and a timeout.</summary>
public sealed class ResilientChannel : IPaymentChannel, IDisposable
{
    private readonly IPaymentChannel _inner;
    private readonly TimeProvider _clock;
    private readonly SemaphoreSlim _bulkhead;
    private readonly CircuitBreakerStateProvider _circuit = new();
    private readonly ResiliencePipeline<ChannelAnswer> _orders;
    private readonly ResiliencePipeline<ChannelAnswer> _queries;
    private Fault? _fault;
    private volatile bool _credentialsRefused;

    public ResilientChannel(IPaymentChannel inner, ResilienceOptions options, TimeProvider clock)
    {
        (_inner, _clock) = (inner, clock);
        _bulkhead = new SemaphoreSlim(options.MostCalls);
        // Both kinds of calls share the circuit: who does not answer orders does not answer questions.
        var guarded = new ResiliencePipelineBuilder<ChannelAnswer> { TimeProvider = clock }
            .AddCircuitBreaker(Breaker(options, _circuit))
            .AddTimeout(options.Timeout)
            .Build();
        _queries = guarded;
        _orders = options.Retries == 0
            ? guarded
            : new ResiliencePipelineBuilder<ChannelAnswer> { TimeProvider = clock }.AddRetry(Retry(options)).AddPipeline(guarded).Build();
    }

    public string Name => _inner.Name;

    public ChannelCapabilities Capabilities => _inner.Capabilities;

    public ChannelState State => new(
        _circuit.CircuitState switch
        {
            CircuitState.Closed => CircuitPosition.Closed,
            CircuitState.HalfOpen => CircuitPosition.HalfOpen,
            CircuitState.Open or CircuitState.Isolated => CircuitPosition.Open,
        },
        Volatile.Read(ref _fault)?.Why, Volatile.Read(ref _fault)?.At, _credentialsRefused);

    public Task<ChannelAnswer> Charge(ChargeOrder order, CancellationToken cancellation) => Send(_inner.Charge, order, cancellation);

    public Task<ChannelAnswer> Refund(RefundOrder order, CancellationToken cancellation) => Send(_inner.Refund, order, cancellation);

    public Task<ChannelAnswer> Void(VoidOrder order, CancellationToken cancellation) => Send(_inner.Void, order, cancellation);

    public Task<ChannelAnswer> Authorise(ChargeOrder order, CancellationToken cancellation) => Send(_inner.Authorise, order, cancellation);

    public Task<ChannelAnswer> Capture(CaptureOrder order, CancellationToken cancellation) => Send(_inner.Capture, order, cancellation);

    public Task<ChannelAnswer> Release(ReleaseOrder order, CancellationToken cancellation) => Send(_inner.Release, order, cancellation);

    public async Task<ChannelAnswer> Query(QueryOrder order, CancellationToken cancellation)
    {
        var answer = await Through(_queries, _inner.Query, order, cancellation);
        // A question that was not asked proves nothing.
        return answer is NotSent unasked ? new Unknown($"the channel was not asked: {unasked.Why}") : answer;
    }

    public void Dispose()
    {
        (_inner as IDisposable)?.Dispose();
        _bulkhead.Dispose();
    }

    private static CircuitBreakerStrategyOptions<ChannelAnswer> Breaker(ResilienceOptions options, CircuitBreakerStateProvider state) => new()
    {
        ShouldHandle = new PredicateBuilder<ChannelAnswer>().HandleResult(answer => answer is Unknown or NotSent).Handle<TimeoutRejectedException>(),
        FailureRatio = options.FailureRatio,
        MinimumThroughput = options.LeastCalls,
        SamplingDuration = options.Window,
        BreakDuration = options.Break,
        StateProvider = state,
    };

    private static RetryStrategyOptions<ChannelAnswer> Retry(ResilienceOptions options) => new()
    {
        ShouldHandle = new PredicateBuilder<ChannelAnswer>().HandleResult(answer => answer is NotSent),
        MaxRetryAttempts = options.Retries,
        Delay = options.RetryPause,
        BackoffType = DelayBackoffType.Exponential,
        UseJitter = true,
    };

    private Task<ChannelAnswer> Send<TOrder>(Func<TOrder, CancellationToken, Task<ChannelAnswer>> call, TOrder order, CancellationToken cancellation) =>
        Through(_orders, call, order, cancellation);

    private async Task<ChannelAnswer> Through<TOrder>(
        ResiliencePipeline<ChannelAnswer> pipeline, Func<TOrder, CancellationToken, Task<ChannelAnswer>> call, TOrder order, CancellationToken cancellation)
    {
        if (!await _bulkhead.WaitAsync(TimeSpan.Zero, CancellationToken.None)) return new NotSent("too many calls to the channel at the same time");
        try
        {
            return Note(await pipeline.ExecuteAsync(
                static async (sent, token) => await sent.call(sent.order, token), (call, order), cancellation));
        }
        catch (BrokenCircuitException)
        {
            return new NotSent($"the circuit is open; the last fault was: {State.LastFault}");
        }
        catch (TimeoutRejectedException)
        {
            return Note(new Unknown("the channel took too long"));
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            // Between two tries nothing has been sent, and a call itself answers its cancellation.
            return new NotSent("cancelled before anything was sent");
        }
        finally
        {
            _bulkhead.Release();
        }
    }

    private ChannelAnswer Note(ChannelAnswer answer)
    {
        switch (answer)
        {
            case Unknown unknown:
                Volatile.Write(ref _fault, new Fault(unknown.Why, _clock.GetUtcNow()));
                break;
            case NotSent notSent:
                Volatile.Write(ref _fault, new Fault(notSent.Why, _clock.GetUtcNow()));
                break;
            case Declined { ChannelCode: ChannelFaults.CredentialsRefused or ChannelFaults.PermissionRefused } refused:
                _credentialsRefused = true;
                Volatile.Write(ref _fault, new Fault(refused.ChannelCode, _clock.GetUtcNow()));
                break;
            default:
                _credentialsRefused = false;
                break;
        }

        return answer;
    }

    private sealed record Fault(string Why, DateTimeOffset At);
}
