namespace Payments.Embedded.Activations;

/// <summary>
/// The watchdog's hold on an activation, which lets go of it when it ends. Most live for less than the time between two
/// scans: held until the next one, every one of them survived a collection or two, which took three times as long.
/// </summary>
internal sealed class Watch(Activation activation)
{
    private Activation? _activation = activation;

    public Activation? Activation => Volatile.Read(ref _activation);

    public void End() => Volatile.Write(ref _activation, null);
}
