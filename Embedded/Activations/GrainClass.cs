using System.Collections.Concurrent;
using Payments.Embedded.Calls;
using Payments.Embedded.Statistics;

namespace Payments.Embedded.Activations;

/// <summary>One grain class with what its attributes say, and the directory of its activations.</summary>
internal sealed class GrainClass
{
    private readonly ConcurrentDictionary<IdSpan, CallTarget> _directory = new();
    private readonly GrainMaker _maker;
    private readonly int _workersLimit;
    private readonly Func<IdSpan, CallTarget> _makeTarget;

    public GrainClass(EmbeddedSilo silo, GrainTraits traits)
    {
        Silo = silo;
        Type = traits.Type;
        GrainType = traits.GrainType;
        IsReentrant = traits.IsReentrant;
        Interfaces = traits.Interfaces;
        CollectionAgeTicks = traits.CollectionAge is { } age ? silo.ToTicks(age) : silo.ToTicks(silo.Options.CollectionAge);
        Statistics = new(this);
        _workersLimit = traits.WorkersLimit;
        _maker = new(traits.Type);
        _makeTarget = key => _workersLimit > 0 ? new StatelessWorkers(this, key, _workersLimit) : new Activation(this, key);
    }

    public EmbeddedSilo Silo { get; }

    public Type Type { get; }

    public GrainType GrainType { get; }

    public bool IsReentrant { get; }

    public Type[] Interfaces { get; }

    public long CollectionAgeTicks { get; }

    public GrainTypeStatistics Statistics { get; }

    public IEnumerable<Activation> Activations => _directory.Values.SelectMany(target => target.Activations);

    /// <summary>Brings the call to the grain's activation, making one where there is none.</summary>
    public CallTarget Deliver(GrainCall call, IdSpan key)
    {
        while (true)
        {
            var target = _directory.GetOrAdd(key, _makeTarget);
            if (target.Accept(call)) return target;
            Remove(key, target);
        }
    }

    public void Remove(IdSpan key, CallTarget target) => _directory.TryRemove(new(key, target));

    public Task<IGrainBase> CreateAsync(Activation activation, CancellationToken cancellation) => _maker.MakeAsync(activation, cancellation);

    public GrainReference SelfReference(IdSpan key) => Silo.Catalog.Reference(Interfaces[0], this, key);
}
