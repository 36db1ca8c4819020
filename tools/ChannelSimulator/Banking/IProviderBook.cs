using Payments.ChannelSimulator.Witness;

namespace Payments.ChannelSimulator.Banking;

/// <summary>What a real provider's wire format remembers: what its lines of the log add up to, live and after a restart alike.</summary>
internal interface IProviderBook
{
    /// <summary>As the log's lines have it.</summary>
    string Name { get; }

    void Apply(WitnessLine line);
}
