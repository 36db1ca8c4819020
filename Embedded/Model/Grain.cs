using System.Diagnostics.CodeAnalysis;
using Payments.Embedded.Activations;

namespace Orleans;

/// <summary>What the engine needs to know about a grain class that does not derive from <see cref="Grain"/>.</summary>
public interface IGrainBase
{
    IGrainContext GrainContext { get; }

    Task OnActivateAsync(CancellationToken token) => Task.CompletedTask;

    Task OnDeactivateAsync(DeactivationReason reason, CancellationToken token) => Task.CompletedTask;
}

/// <summary>The usual base of grain classes.</summary>
public abstract class Grain : IGrainBase, IAddressable
{
    protected Grain() : this(Activation.Current!)
    {
    }

    protected Grain(IGrainContext grainContext) => GrainContext = grainContext;

    // Null only where a test creates the grain by hand, and then every use of the engine says so.
    [AllowNull]
    public IGrainContext GrainContext { get; }

    public GrainReference GrainReference => GrainContext.GrainReference;

    public string IdentityString => GrainContext.GrainId.ToString();

    protected IGrainFactory GrainFactory => ((Activation)GrainContext).Silo.Factory;

    protected internal IServiceProvider ServiceProvider => GrainContext.ActivationServices;

    // The parameter names differ from the interface's in Orleans too, and overrides must match on both engines.
#pragma warning disable CA1725
    public virtual Task OnActivateAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public virtual Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken) => Task.CompletedTask;
#pragma warning restore CA1725

    protected void DeactivateOnIdle() => GrainBaseExtensions.DeactivateOnIdle(this);

    protected void DelayDeactivation(TimeSpan timeSpan) => ((Activation)GrainContext).DelayDeactivation(timeSpan);
}
