using Microsoft.Extensions.Logging;
using Payments.Embedded.Calls;

namespace Payments.Embedded.Activations;

/// <summary>Constructs the grain, reads its states and runs OnActivateAsync, as the first turn of an activation.</summary>
internal sealed class ActivateCall : GrainVoidCall
{
    private static readonly GrainMethod Descriptor = new(typeof(IGrainBase), nameof(IGrainBase.OnActivateAsync), GrainMethodOptions.None, null);

    // The chain goes on through the call that woke the grain, so that an activation which calls back is found out.
    public ActivateCall(Activation activation, GrainCall? cause)
    {
        Activation = activation;
        Parent = cause;
        SentAt = activation.Silo.Now;
        RequestContext = cause?.RequestContext;
        CallerActivity = cause?.CallerActivity;
    }

    public override GrainMethod Method => Descriptor;

    internal override bool IsInternal => true;

    protected override async Task Invoke(object grain)
    {
        var activation = Activation!;
        var timeout = activation.Silo.Options.ActivationTimeout;
        try
        {
            using var limit = new CancellationTokenSource(timeout, activation.Silo.Time);
            await ActivateAsync(activation, limit.Token).WaitAsync(timeout, activation.Silo.Time);
            activation.Activated();
        }
        catch (Exception exception)
        {
            activation.Silo.Logger.LogError(exception, "{Grain} could not be activated", activation);
            await activation.EndAsync(exception is TimeoutException
                ? new TimeoutException($"{activation} could not be activated within {timeout}.", exception)
                : exception);
        }
    }

    private static async Task ActivateAsync(Activation activation, CancellationToken cancellation)
    {
        var grain = await activation.Class.CreateAsync(activation, cancellation);
        await grain.OnActivateAsync(cancellation);
    }
}

/// <summary>Runs OnDeactivateAsync as the last turn of an activation.</summary>
internal sealed class DeactivateCall : GrainVoidCall
{
    private static readonly GrainMethod Descriptor = new(typeof(IGrainBase), nameof(IGrainBase.OnDeactivateAsync), GrainMethodOptions.None, null);

    private readonly DeactivationReason _reason;

    public DeactivateCall(Activation activation, DeactivationReason reason)
    {
        Activation = activation;
        SentAt = activation.Silo.Now;
        _reason = reason;
    }

    public override GrainMethod Method => Descriptor;

    internal override bool IsInternal => true;

    protected override async Task Invoke(object grain)
    {
        var activation = Activation!;
        var timeout = activation.Silo.Options.DeactivationTimeout;
        try
        {
            activation.StopTimers();
            using var limit = new CancellationTokenSource(timeout, activation.Silo.Time);
            await ((IGrainBase)grain).OnDeactivateAsync(_reason, limit.Token).WaitAsync(timeout, activation.Silo.Time);
        }
        catch (Exception exception)
        {
            // A grain that cannot say goodbye goes all the same.
            activation.Silo.Logger.LogError(exception, "OnDeactivateAsync of {Grain} failed", activation);
        }

        await activation.EndAsync(null);
    }
}
