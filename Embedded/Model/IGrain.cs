namespace Orleans.Runtime
{
    /// <summary>Anything that grain calls can be sent to.</summary>
    public interface IAddressable;
}

namespace Orleans
{
    public interface IGrain : IAddressable;

    public interface IGrainWithStringKey : IGrain;

    public interface IGrainWithGuidKey : IGrain;

    public interface IGrainWithIntegerKey : IGrain;

    public interface IGrainWithGuidCompoundKey : IGrain;

    public interface IGrainWithIntegerCompoundKey : IGrain;
}
