namespace Orleans.Runtime;

public abstract class GrainReference : IAddressable
{
    public abstract GrainId GrainId { get; }
    internal abstract object CastTo(Type type);
}
