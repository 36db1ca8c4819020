using Payments.Embedded.Calls;

namespace Payments.Embedded.Activations;

/// <summary>The activations of one stateless worker: an idle one takes the call, else a new one, else the least loaded.</summary>
internal sealed class StatelessWorkers(GrainClass grainClass, IdSpan key, int limit) : CallTarget
{
    private readonly Lock _gate = new();
    private readonly List<Activation> _workers = [];
    private bool _gone;

    public override IEnumerable<Activation> Activations
    {
        get
        {
            lock (_gate) return [.. _workers];
        }
    }

    public override bool Accept(GrainCall call)
    {
        while (Choose() is { } worker)
        {
            if (worker.Accept(call)) return true;
            Remove(worker);
        }

        return false;
    }

    public void Remove(Activation worker)
    {
        lock (_gate)
        {
            _workers.Remove(worker);
            if (_workers.Count > 0) return;
            _gone = true;
        }

        grainClass.Remove(key, this);
    }

    private Activation? Choose()
    {
        lock (_gate)
        {
            if (_gone) return null;
            Activation? best = null;
            foreach (var worker in _workers)
            {
                if (best is null || worker.Load < best.Load) best = worker;
            }

            if (best is not null && (best.Load == 0 || _workers.Count >= limit)) return best;
            var made = new Activation(grainClass, key, this);
            _workers.Add(made);
            return made;
        }
    }
}
