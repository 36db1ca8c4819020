namespace Payments.Rows;

/// <summary>The name of the storage that keeps every row of money: PostgreSQL with group commit.</summary>
public static class RowStorage
{
    public const string Name = Payments.Storage.StorageServices.GrainStorageName;
}
