import type { InputOf } from '@lanzi/shared/api/route';
import { routes } from '@lanzi/shared/api/routes';
import { Controller } from '@nestjs/common';
import type { Actor } from '../platform/audit/audit';
import { Endpoint, Input } from '../platform/http/endpoint';
import { Caller } from '../platform/http/principal';
import { CatalogQueries } from './catalog.queries';
import { SaveCategory } from './save-category';
import { SaveProduct } from './save-product';

/** What staff put on the shelf. */
@Controller()
export class CatalogController {
  constructor(
    private readonly catalog: CatalogQueries,
    private readonly saveCategory: SaveCategory,
    private readonly saveProduct: SaveProduct,
  ) {}

  @Endpoint(routes.listCategories)
  async listCategories() {
    return { items: await this.catalog.categories() };
  }

  @Endpoint(routes.createCategory)
  async createCategory(@Caller() caller: Actor, @Input() { body }: InputOf<typeof routes.createCategory>) {
    return this.catalog.category(await this.saveCategory.create(caller, body));
  }

  @Endpoint(routes.updateCategory)
  async updateCategory(
    @Caller() caller: Actor,
    @Input() { params, body }: InputOf<typeof routes.updateCategory>,
  ) {
    const id = Number(params.id);
    await this.saveCategory.update(caller, id, body);
    return this.catalog.category(id);
  }

  @Endpoint(routes.deleteCategories)
  async deleteCategories(
    @Caller() caller: Actor,
    @Input() { query }: InputOf<typeof routes.deleteCategories>,
  ) {
    await this.saveCategory.delete(caller, query.id.map(Number));
  }

  @Endpoint(routes.listProducts)
  listProducts(@Input() { query }: InputOf<typeof routes.listProducts>) {
    return this.catalog.page(query);
  }

  @Endpoint(routes.getProduct)
  getProduct(@Input() { params }: InputOf<typeof routes.getProduct>) {
    return this.catalog.product(Number(params.id));
  }

  @Endpoint(routes.createProduct)
  async createProduct(@Caller() caller: Actor, @Input() { body }: InputOf<typeof routes.createProduct>) {
    return this.catalog.product(await this.saveProduct.create(caller, body));
  }

  @Endpoint(routes.updateProduct)
  async updateProduct(
    @Caller() caller: Actor,
    @Input() { params, body }: InputOf<typeof routes.updateProduct>,
  ) {
    const { version, ...input } = body;
    const id = Number(params.id);
    await this.saveProduct.update(caller, id, input, version);
    return this.catalog.product(id);
  }
}
