/// Going from page to page.
enum PageActions {
    static let all: [Action] =
        Pages.all.map { page in
            Action("page.\(page.name)", "page \(page.digit), \(page.title.lowercased())", group: "Move", topic: "page")
            { view, _ in
                show(page, &view)
                return []
            }
        } + [
            Action("page.last", "the page before", group: "Move") { view, _ in
                show(Pages.named(view.previousPage ?? Pages.all[0].name), &view)
                return []
            }
        ]

    static func show(_ page: Page, _ view: inout DeskView) {
        view.isZoomed = false
        guard page.name != view.page else { return }
        view.focusByPage[view.page] = view.focus
        view.previousPage = view.page
        view.page = page.name
        view.focus = view.focusByPage[page.name] ?? page.panes[0]
    }
}
