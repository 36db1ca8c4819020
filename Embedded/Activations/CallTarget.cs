using Payments.Embedded.Calls;

namespace Payments.Embedded.Activations;

/// <summary>What stands in the directory under a grain's key: one activation, or the workers of a stateless one.</summary>
internal abstract class CallTarget
{
    /// <summary>Takes the call, or fails it; false when this target has gone and another one must be asked.</summary>
    public abstract bool Accept(GrainCall call);

    /// <summary>The activations behind this target, for the sweeps over all grains.</summary>
    public abstract IEnumerable<Activation> Activations { get; }
}
