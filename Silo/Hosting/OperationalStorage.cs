namespace Payments.Silo.Hosting;

/// <summary>The name of the storage for what is not money: channel health, jobs.</summary>
public static class OperationalStorage
{
    public const string Name = "operational";
}
