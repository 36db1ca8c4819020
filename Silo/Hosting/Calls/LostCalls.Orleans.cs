using Microsoft.Extensions.Options;
using Orleans.Configuration;
using Orleans.Runtime.Messaging;

namespace Payments.Silo.Hosting.Calls;

/// <summary>
/// Keeps the front end answering while a silo dies. A call whose answer was probably lost with the silo is made again
/// until the caller's patience ends, if it is safe to repeat. Any other ends early and honestly: its outcome is not known.
/// </summary>
internal sealed class LostCalls(
    SiloLosses losses,
    IServiceProvider services,
    IOptions<ClientMessagingOptions> messaging,
    TimeProvider clock) : IOutgoingGrainCallFilter
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMilliseconds(400);

    /// <summary>Set while a repeated attempt goes through the filters again.</summary>
    private static readonly AsyncLocal<bool> Repeating = new();

    // Asked for late: it is itself made of the filters.
    private readonly Lazy<IGrainReferenceRuntime> runtime = new(services.GetRequiredService<IGrainReferenceRuntime>);

    public Task Invoke(IOutgoingGrainCallContext context)
    {
        if (Repeating.Value || context.Grain is not GrainReference) return context.Invoke();
        return SafeToRepeat.Includes(context.InterfaceMethod) ? Persist(context) : GiveUpEarly(context);
    }

    private async Task GiveUpEarly(IOutgoingGrainCallContext context)
    {
        var lost = losses.UntilGivingUp;
        var call = context.Invoke();
        try
        {
            await call.WaitAsync(lost);
        }
        catch (OperationCanceledException) when (!call.IsCompleted)
        {
            call.Ignore();
            throw new TimeoutException($"A silo was lost while {Name(context)} ran; its outcome is not known.");
        }
    }

    private async Task Persist(IOutgoingGrainCallContext context)
    {
        var (began, patience, pause) = (clock.GetTimestamp(), messaging.Value.ResponseTimeout, FirstPause);
        for (var attempts = 1; ; attempts++)
        {
            var left = patience - clock.GetElapsedTime(began);
            if (left <= TimeSpan.Zero) throw new TimeoutException($"{Name(context)} was not answered in {attempts - 1} attempts.");
            var lost = losses.UntilRepeating;
            var call = attempts == 1 ? context.Invoke() : Again(context);
            try
            {
                await call.WaitAsync(left, clock, lost);
                return;
            }
            catch (OperationCanceledException) when (!call.IsCompleted)
            {
                call.Ignore();
            }
            catch (Exception e) when (e is OrleansMessageRejectionException or ConnectionFailedException && clock.GetElapsedTime(began) + pause < patience)
            {
                // Nobody could deliver it just now: the grain finds a new silo once the old one has been declared dead.
                await Task.Delay(pause, clock);
                pause = pause * 2 < LongestPause ? pause * 2 : LongestPause;
            }
        }
    }

    /// <summary>A context makes one call at a time, and the abandoned one may still hold it.</summary>
    private async Task Again(IOutgoingGrainCallContext context)
    {
        Repeating.Value = true;
        context.Result = await runtime.Value.InvokeMethodAsync<object?>((GrainReference)context.Grain, context.Request, ((IRequest)context.Request).Options);
    }

    private static string Name(IOutgoingGrainCallContext context) => $"{context.InterfaceName}.{context.MethodName} of {context.TargetId}";
}
