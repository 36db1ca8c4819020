using Payments.Embedded.Activations;
using Payments.Embedded.Calls;

namespace Orleans.Runtime;

/// <summary>The base of the generated proxies: a grain's identity and the way to it.</summary>
public abstract class GrainReference : IAddressable, IEquatable<GrainReference>
{
    private readonly GrainClass _class;
    private readonly IdSpan _key;

    // Kept only as a shortcut: once the activation has gone it refuses calls and the directory is asked again.
    private CallTarget? _target;

    protected GrainReference(GrainAddress address)
    {
        _class = address.Class;
        _key = address.Key;
    }

    public GrainId GrainId => new(_class.GrainType, _key);

    public bool Equals(GrainReference? other) => other is not null && other.GetType() == GetType() && other.GrainId == GrainId;

    public override bool Equals(object? obj) => Equals(obj as GrainReference);

    public override int GetHashCode() => GrainId.GetHashCode();

    public override string ToString() => GrainId.ToString();

    internal object CastTo(Type interfaceType) => _class.Silo.Catalog.Reference(interfaceType, _class, _key);

    protected Task Send(GrainVoidCall call)
    {
        var answer = call.Answer;
        Dispatch(call);
        return call.Method.IsOneWay ? Task.CompletedTask : answer;
    }

    protected Task<TResult> Send<TResult>(GrainCall<TResult> call)
    {
        var answer = call.Answer;
        Dispatch(call);
        return answer;
    }

    private void Dispatch(GrainCall call)
    {
        if (!_class.Silo.Prepare(call, _class, _key)) return;
        if (_target is { } known && known.Accept(call)) return;
        _target = _class.Deliver(call, _key);
    }
}
