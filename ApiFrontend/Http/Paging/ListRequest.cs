using System.Text.Json.Serialization.Metadata;
using Payments.Paging;

namespace Payments.Api.Http.Paging;

/// <summary>A request for a page of a list, all checked.</summary>
internal sealed record ListRequest(ListWindow Window, QueryValues Filters, CursorSeal Cursor)
{
    public IResult Answer<T>(ListPage<T> page, JsonTypeInfo<ListBody<T>> type)
        where T : class => Answer(page.Items, page.Next, type);

    public IResult Answer<T>(IReadOnlyList<T> items, ListPosition? next, JsonTypeInfo<ListBody<T>> type)
        where T : class => Results.Json(new ListBody<T>(items, next is null ? null : Cursor.Close(next)), type);
}
