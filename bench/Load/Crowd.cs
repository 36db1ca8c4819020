namespace Payments.Bench.Load;

/// <summary>
/// More customers than there are hands: requests fall due faster than anyone here answers them, on connections enough to keep
/// everybody busy, and what finds no connection and no place in the queue is dropped.
/// </summary>
internal static class Crowd
{
    public const int Clients = 512;
    public const int PerSecond = 10_000;
}
