using Orleans.Concurrency;
using Payments.Paging;

namespace Payments.Administrators;

/// <summary>Reads of many administrators, straight from their rows. Any key will do.</summary>
[Alias("administrator-reads")]
public interface IAdministratorReadsGrain : IGrainWithStringKey
{
    [ReadOnly, Alias("list")]
    Task<ListPage<AdministratorView>> List(AdministratorList query);
}
