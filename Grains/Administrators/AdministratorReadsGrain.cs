using System.Text.Json;
using Orleans.Concurrency;
using Payments.Paging;
using Payments.Storage.Reads;

namespace Payments.Administrators;

/// <summary>Holds nothing, so many may read at once, and each may wait for PostgreSQL many times at once.</summary>
[StatelessWorker, Reentrant]
public sealed class AdministratorReadsGrain(SqlReads reads) : Grain, IAdministratorReadsGrain
{
    private static readonly ListOrder Newest = new("created_at", "key");

    public Task<ListPage<AdministratorView>> List(AdministratorList query)
    {
        var text = new ListQuery("administrators", Newest, "doc")
            .Where("role", query.Role is { } role ? RolePermissions.Word(role) : null)
            .Where("status", query.Status is { } status ? AdministratorRules.Word(status) : null);
        return reads.Page(text, query.Window, row => AdministratorRules.View(
            row.GetString(2), JsonSerializer.Deserialize(row.GetFieldValue<byte[]>(ListQuery.FirstColumn), AdministratorJson.Default.AdministratorState)!));
    }
}
