using Microsoft.Extensions.DependencyInjection;
using Payments.Embedded.Calls;

namespace Payments.Embedded.Activations;

/// <summary>
/// One activation of a grain. It runs on the thread pool one turn at a time; the parts of this class: the mailbox
/// (which calls wait), the turns (what runs), and the life (how it begins and ends).
/// </summary>
internal sealed partial class Activation : CallTarget, IGrainContext, IThreadPoolWorkItem
{
    // Guards everything that the parts below mark as guarded.
    private readonly Lock _gate = new();
    private readonly IdSpan _key;
    private readonly StatelessWorkers? _workers;
    private AsyncServiceScope? _scope;

    public Activation(GrainClass grainClass, IdSpan key, StatelessWorkers? workers = null)
    {
        Class = grainClass;
        _key = key;
        _workers = workers;
        _lastUsed = Silo.Now;
    }

    /// <summary>The activation whose turn runs on this thread.</summary>
    public static Activation? Current => (SynchronizationContext.Current as GrainCall)?.Activation;

    public GrainClass Class { get; }

    public EmbeddedSilo Silo => Class.Silo;

    public GrainId GrainId => new(Class.GrainType, _key);

    public object? GrainInstance { get; private set; }

    public GrainReference GrainReference => Class.SelfReference(_key);

    public IServiceProvider ActivationServices => (_scope ??= Silo.Services.CreateAsyncScope()).ServiceProvider;

    public override IEnumerable<Activation> Activations => [this];

    public override string ToString() => GrainId.ToString();
}
